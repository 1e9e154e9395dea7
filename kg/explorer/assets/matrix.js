// Who says what about whom.

function makeMatrix() {
}
