package dev.harbourline.driver

/** Checked at start: what is missing is named, all of it at once. */
data class Settings(val planner: String, val bucket: String) {
    init {
        require(planner.startsWith("https://")) { "planner must be an https address, not '$planner'" }
        require(bucket.isNotBlank()) { "bucket is missing" }
    }
}
