pub async fn only_known(session: Session) -> Result<User, Error> {
    session.user().ok_or_else(|| actix_web::error::ErrorUnauthorized("sign in first"))
}
