impl ScriptRunners {
    pub fn new(pool_size: NonZeroUsize) -> Self {
        Self::of(pool_size.get())
    }

    pub fn grown(self, pool_size: usize, name: &str) -> Self {
        self
    }
}
