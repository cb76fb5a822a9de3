plugins { id("com.android.library") version "8.12.0" }

android { namespace = "dev.harbourline.sdk" }
