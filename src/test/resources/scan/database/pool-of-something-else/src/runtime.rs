impl ScriptRunners {
    pub fn new(pool_size: NonZeroUsize) -> Self {
        let pool_size = pool_size.get();
        Self::of(pool_size)
    }

    pub fn grown(self, pool_size: usize, name: &str) -> Self {
        self
    }
}
