pub fn guard(res: &mut Response) {
    let csp = format!(
        "default-src 'none'; \
        frame-src 'self' https://*.example.org https://*.example.com; \
        "
    );
    res.set_raw_header("Content-Security-Policy", csp);
    res.set_raw_header("X-Frame-Options", "SAMEORIGIN");
}
