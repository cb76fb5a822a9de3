package dev.slipway;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.slf4j.MDC;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Remembers what a request asked the database, if its correlation id begins with {@code counted-}. */
public final class CountedStatements implements BeanPostProcessor {

    private static final Map<String, List<String>> asked = new ConcurrentHashMap<>();

    /** In the order in which they were sent. */
    public static List<String> of(String correlationId) {
        return asked.getOrDefault(correlationId, List.of());
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source
                ? proxy(DataSource.class, source, (method, result, args) -> counted(method, result, args))
                : bean;
    }

    private interface After {
        Object apply(Method method, Object result, Object[] args);
    }

    private static Object counted(Method method, Object result, Object[] args) {
        if (result instanceof Connection connection) {
            return proxy(Connection.class, connection, CountedStatements::counted);
        }
        if (result instanceof Statement statement) {
            String sql = args != null && args.length > 0 && args[0] instanceof String text ? text : "";
            return proxy(kind(method), statement, (call, outcome, values) -> {
                if (call.getName().startsWith("execute")) {
                    remember(sql.isEmpty() && values != null && values.length > 0 ? String.valueOf(values[0]) : sql);
                }
                return outcome;
            });
        }
        return result;
    }

    private static void remember(String sql) {
        String id = MDC.get("correlationId");
        if (id != null && id.startsWith("counted-")) {
            asked.computeIfAbsent(id, any -> new CopyOnWriteArrayList<>()).add(sql);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> Class<T> kind(Method method) {
        return (Class<T>) method.getReturnType();
    }

    private static <T> T proxy(Class<T> type, Object target, After after) {
        return type.cast(Proxy.newProxyInstance(
                CountedStatements.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                    try {
                        return after.apply(method, method.invoke(target, args), args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
