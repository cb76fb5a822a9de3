// @Valid @PreAuthorize @RateLimiter
class Api {}
