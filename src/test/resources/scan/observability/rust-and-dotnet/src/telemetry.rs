pub fn subscriber(name: String) -> impl Subscriber {
    let layer = BunyanFormattingLayer::new(name, std::io::stdout);
    Registry::default().with(JsonStorageLayer).with(layer)
}
