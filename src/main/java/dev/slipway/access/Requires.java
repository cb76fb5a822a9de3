package dev.slipway.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Only who holds the permission gets in: on a page, on an endpoint, on a front door or on one of its methods, which
 * counts more than the type. Pages and endpoints that declare nothing are closed. A front door lets background work
 * read, as nobody is asking then; {@link Role} says who holds what.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {
    Permission value();
}
