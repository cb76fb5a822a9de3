pub fn for_sockets(res: &mut Response) {
    res.remove_header("X-Frame-Options");
    res.remove_header("X-Content-Type-Options");
    res.set_raw_header("Referrer-Policy", "same-origin");
}
