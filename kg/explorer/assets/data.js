// The build's data as objects that refer to one another.

const TONES = {
  fact: "Facts: a document itself says so",
  claim: "Claims: somebody says so",
  denied: "Denied or negated",
  supposed: "Planned, supposed, asked or uncertain",
};

const data = decode(JSON.parse(byId("data").textContent));

function decode(raw) {
  const objects = (rows, columns) =>
    rows.map((row, number) => {
      const made = { number };
      for (let i = 0; i < columns.length; i += 1) made[columns[i]] = row[i];
      return made;
    });
  const nodes = objects(raw.nodes, raw.columns.node);
  const predicates = raw.predicates.map(([name, label, stance, act], number) => ({ number, name, label, stance, act }));
  const documents = raw.documents.map((made, number) => ({
    ...made,
    number,
    attributions: objects(made.attributions, raw.columns.attribution),
  }));
  const statements = objects(raw.statements, raw.columns.statement);
  for (const statement of statements) {
    statement.doc = documents[statement.doc];
    statement.subject = nodes[statement.subject] || null;
    statement.object = nodes[statement.object] || null;
    statement.predicate = predicates[statement.predicate];
    statement.frame = raw.frames[statement.frame];
    const attribution = statement.doc.attributions[statement.attribution];
    statement.holder = attribution ? nodes[attribution.holder] || null : null;
  }
  const edges = raw.edges.map(([source, target, statement, label], number) => ({
    number,
    source: nodes[source],
    target: nodes[target],
    statement: statements[statement],
    label,
  }));
  for (const node of nodes) {
    node.edges = [];
    node.statements = [];
  }
  for (const edge of edges) {
    edge.source.edges.push(edge);
    if (edge.source !== edge.target) edge.target.edges.push(edge);
  }
  for (const statement of statements) {
    for (const node of new Set([statement.subject, statement.object, statement.holder])) node?.statements.push(statement);
  }
  return {
    title: raw.title,
    server: raw.server || null,
    kinds: raw.kinds,
    documents,
    nodes,
    predicates,
    statements,
    edges,
    node: new Map(nodes.map((node) => [node.id, node])),
    statement: new Map(statements.map((statement) => [statement.id, statement])),
  };
}

/** The speakers of a statement, the innermost first: attributions of its document. */
function speakers(statement) {
  const found = [];
  let at = statement.attribution;
  while (at >= 0 && !found.some((one) => one.number === at)) {
    found.push(statement.doc.attributions[at]);
    at = found.at(-1).parent;
  }
  return found;
}

/** The statements that an entity is part of: as subject, object or otherwise linked, or as the one who says so. */
function statementsOf(node) {
  return [...new Set([...node.edges.map((edge) => edge.statement), ...node.statements])];
}

/** When what a statement tells took place: first and last day, else the day it was said, else of its document. */
function daysOf(statement) {
  if (statement.from) return [statement.from, statement.to];
  const said = speakers(statement).find((one) => one.date.length === 10);
  const day = said ? said.date : statement.doc.date;
  return day ? [day.padEnd(10, "-01"), day.padEnd(10, "-31")] : null;
}
