// The strip of dated acts.

function makeTimeline() {
}
