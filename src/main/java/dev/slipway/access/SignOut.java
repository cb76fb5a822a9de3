package dev.slipway.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That every session of a person was ended.
 *
 * @param person the sign-in name
 * @param by the sign-in name of whoever ended them, maybe the same; null if that was not kept
 */
public record SignOut(String person, Instant at, @Nullable String by) {}
