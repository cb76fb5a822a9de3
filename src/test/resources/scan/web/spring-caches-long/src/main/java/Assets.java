class Assets {
    void write(Response response) {
        response.header("Cache-Control", CacheControl.maxAge(Duration.ofDays(365)).immutable().getHeaderValue());
    }
}
