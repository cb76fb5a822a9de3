package dev.slipway.source;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/** Keeps Git's settings of the machine and of the account out: they could rewrite addresses that were checked. */
final class NoUserConfig extends SystemReader.Delegate {

    NoUserConfig(SystemReader real) {
        super(real);
    }

    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
        return nothing(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
        return nothing(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
        return nothing(parent, fs);
    }

    @SuppressWarnings("NullAway") // JGit's way to say: no file
    private static FileBasedConfig nothing(@Nullable Config parent, FS fs) {
        return new FileBasedConfig(parent, null, fs) {
            @Override
            public void load() {
                // stays empty
            }

            @Override
            public void save() {
                // is not kept
            }

            @Override
            public boolean isOutdated() {
                return false;
            }
        };
    }
}
