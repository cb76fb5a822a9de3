class Assets {
    void write(Response response) {
        response.header("Cache-Control", CacheControl.maxAge(Duration.ofMinutes(10)).immutable().getHeaderValue());
    }
}
