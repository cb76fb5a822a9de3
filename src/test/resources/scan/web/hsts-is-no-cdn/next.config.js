module.exports = {
  headers: [{
    key: "Strict-Transport-Security",
    value: "max-age=15552000; includeSubDomains" }]
}
