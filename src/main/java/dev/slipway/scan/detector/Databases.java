package dev.slipway.scan.detector;

import dev.slipway.scan.Detector;
import dev.slipway.scan.Findings;
import dev.slipway.scan.Line;
import dev.slipway.scan.RepositoryFiles;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Whether there is a database, and how its schema and its connections are kept. */
@Component
class Databases implements Detector {

    @Override
    public String name() {
        return "Database";
    }

    @Override
    public int version() {
        return 5;
    }

    @Override
    public Set<String> keys() {
        return Set.of("database.used", "database.migrations", "database.connection_pool", "database.indexes");
    }

    @Override
    public String looksIn() {
        return Dependencies.FILES + ", migrations and configuration";
    }

    private static final String DRIVERS =
            "postgresql|mysql-connector-j(?:ava)?|mariadb-java-client|ojdbc\\d*|mssql-jdbc|r2dbc-(?:postgresql|mysql|mssql)|spring-boot-starter-data-(?:jpa|jdbc|r2dbc|mongodb)(?:-reactive)?"
                    + "|quarkus-jdbc-\\w+|quarkus-hibernate-orm(?:-panache)?|mongodb-driver-\\w+|cassandra-driver-core|java-driver-core"
                    + "|pg|mysql2?|mongodb|mongoose|@prisma/client|prisma|typeorm|sequelize|knex|drizzle-orm|@mikro-orm/core|better-sqlite3"
                    + "|psycopg(?:2|2-binary)?|psycopg\\[.*|asyncpg|sqlalchemy|sqlmodel|pymongo|motor|mysqlclient|pymysql|django|flask-sqlalchemy"
                    + "|pq|pgx|pgx/v\\d+|gorm|gorm\\.io/driver/\\w+|mongo-driver|sqlx|bun|ent|activerecord|mongoid|rails"
                    + "|Npgsql(?:\\.\\w+)*|Microsoft\\.EntityFrameworkCore\\.(?:SqlServer|Sqlite)|Dapper|diesel|tokio-postgres|sea-orm|ecto_sql|postgrex|slick|doobie-core"
                    + "|doctrine/(?:orm|dbal|doctrine-bundle)|illuminate/database|laravel/framework|@aws-sdk/(?:client|lib)-dynamodb|aws-dynamodb|dynamodb(?:-enhanced)?|spring-data-dynamodb|pynamodb|Microsoft\\.Azure\\.Cosmos|azure-cosmos|@azure/cosmos|google-cloud-(?:firestore|spanner|datastore)|@google-cloud/(?:firestore|spanner|datastore)|neo4j(?:-driver|-java-driver)?|couchbase|nano|exposed-core|jooq|jdbi3?-core|hibernate-core|dropwizard-(?:jdbi3|hibernate)";
    private static final Pattern DECLARED = Pattern.compile(
            "^\\s*resource\\s+\"(?:aws_dynamodb_table|aws_db_instance|aws_rds_cluster|aws_docdb_cluster|aws_neptune_cluster|google_sql_database_instance|google_spanner_instance|google_firestore_database|azurerm_(?:postgresql|mysql|mssql|mariadb|cosmosdb)_\\w+)\"|AWS::(?:DynamoDB::Table|RDS::DB\\w+|DocDB::DBCluster)|boto3\\.(?:client|resource)\\(\\s*[\"']dynamodb|\\bnew\\s+DynamoDb(?:Client|Document)");
    private static final Pattern ADDRESS = Pattern.compile(
            "jdbc:(?:postgresql|mysql|mariadb|oracle|sqlserver)|\\b(?:postgres(?:ql)?|mysql|mongodb(?:\\+srv)?)(?:\\+\\w+)?://");
    private static final Pattern SQL = Pattern.compile(
            "(?i)\\b(?:create|alter|drop)\\s+(?:table|index|unique|type|schema|view|sequence|materialized|extension|or|function)\\b|\\binsert\\s+into\\b|\\bupdate\\s+\\w+\\s+set\\b");
    private static final Pattern INDEX = Pattern.compile(
            "(?i)\\bcreate\\s+(?:unique\\s+)?index\\b|\\badd\\s+(?:unique\\s+)?(?:index|key)\\b|\\bcreateIndex\\b|\\bcreate_index\\(|\\badd_index\\b|\\bt\\.index\\b"
                    + "|\\bindex:\\s*true|\\bindex=True|\\bdb_index=True|\\bmodels\\.Index\\(|\\bAddIndex\\(|@@index|@@unique|@Index\\(|\\.HasIndex\\(|CreateIndex\\(|gorm:\"[^\"]*index|\\.createIndex\\(|Schema\\w*\\.index\\(|\\btable\\.index\\(|\\$table->.*(?:->|\\b)(?:index|unique)\\(|\\bensureIndex(?:es)?\\(");
    private static final Pattern POOL = Pattern.compile(
            "(?i)maximum-?pool-?size|max-?pool-?size|(?<!zaxxer\\.)\\bhikari\\.(?!pool\\b)\\w*pool\\w*|SetMaxOpenConns\\(|\\.MaxConns\\s*=|pool_max_conns|(?<!\\blet |\\blet mut )\\bpool_size[\"']?\\s*(?:=|:(?!\\s*(?:[A-Z]\\w*|[ui](?:8|16|32|64|size))\\s*[,)]))|max_overflow\\s*="
                    + "|create_pool\\(.*max_size|\\bconnectionLimit\\b|connection_limit=|\\bpoolSize\\s*:|quarkus\\.datasource\\.(?:\\w+\\.)?(?:jdbc|reactive)\\.max-size|Maximum Pool Size=|MaxPoolSize=|\\.max_connections\\(|spring\\.r2dbc\\.pool\\.max-size|pgbouncer|aws_db_proxy\"|^\\s*pool:\\s*(?:<%|\\d)");
    private static final Pattern POOLED = Pattern.compile(
            "\\b(?:Pg|MySql|Any)PoolOptions::new\\(|\\b(?:r2d2|bb8|deadpool\\w*)::Pool::builder\\("); // by its own size
    private static final Pattern NODE_POOL = Pattern.compile("new\\s+(?:pg\\.)?Pool\\(");
    private static final Pattern NODE_MAX = Pattern.compile("\\bmax\\s*:\\s*\\S+");

    private record Form(String glob, Pattern content) {}

    private static final List<Form> MIGRATIONS = List.of(
            new Form("**/db/migration/**/[VR]*.sql".replace("[VR]", "{V,R,U}"), SQL),
            new Form("**/migration{s,}/**/*.sql", SQL),
            new Form("**/prisma/migrations/**/migration.sql", SQL),
            new Form("**/{migrations,migrate,schema,sql}/**/*.up.sql", SQL),
            new Form(
                    "**/*{changelog,changeset,liquibase}*{/**/*,*}.{xml,yaml,yml,json,sql}",
                    Pattern.compile("(?i)databaseChangeLog|changeSet|--\\s*liquibase formatted")),
            new Form(
                    "**/*migration*{.xml,s/**/*.xml,s/**/*.yaml}",
                    Pattern.compile("databaseChangeLog|<changeSet|changeSet:")),
            new Form("**/versions/*.py", Pattern.compile("^\\s*op\\.\\w+\\(")),
            new Form(
                    "**/migrations/*.py",
                    Pattern.compile(
                            "migrations\\.(?:Migration|CreateModel|AddField|RunSQL|RunPython)|^\\s*op\\.\\w+\\(")),
            new Form("**/db/migrate/*.rb", Pattern.compile("ActiveRecord::Migration")),
            new Form(
                    "**/migrations/**/*.{ts,js,mjs}",
                    Pattern.compile("\\bup\\b.*(?:\\(|=)|exports\\.up|createTable|queryRunner|addColumn")),
            new Form("**/Migrations/*.cs", Pattern.compile(":\\s*Migration\\b")),
            new Form(
                    "**/migrations/**/*.php",
                    Pattern.compile(
                            "extends\\s+(?:AbstractMigration|Migration|WallabagMigration)\\b|Schema::(?:create|table)\\(")),
            new Form("**/migrations/**/*.exs", Pattern.compile("Ecto\\.Migration")),
            new Form("**/migrations/**/*.go", Pattern.compile("goose\\.AddMigration|func\\s+(?:init|up)\\w*\\(")));

    @Override
    public void look(RepositoryFiles repository, Findings findings) {
        List<Line> migrations = new ArrayList<>();
        for (Form form : MIGRATIONS) {
            migrations.addAll(repository.findOutsideTests(form.content(), form.glob()));
        }
        List<Line> drivers = Dependencies.of(repository).running(DRIVERS).stream()
                .filter(line -> !line.path().startsWith("build-logic"))
                .toList();
        List<Line> addresses = repository.findOutsideTests(
                ADDRESS,
                "**/application*.{yaml,yml,properties}",
                "**/*.{env,toml,ini,conf}",
                "config/**/*",
                "**/settings*.py",
                "**/values*.yaml");
        findings.yesAt("database.used", repository, drivers);
        findings.yesAt("database.used", repository, addresses);
        findings.yesAt("database.used", repository, migrations);
        List<Line> declared = repository.findOutsideTests(DECLARED, "**/*.{tf,yaml,yml,json,py,js,ts,php}");
        findings.yesAt("database.used", repository, declared);
        if (drivers.isEmpty() && addresses.isEmpty() && migrations.isEmpty() && declared.isEmpty()) {
            findings.cannotJudge("database.migrations", "database.connection_pool", "database.indexes");
            return;
        }
        findings.yesAt("database.migrations", repository, migrations);
        List<Line> indexes = new ArrayList<>();
        Set<String> migrationFiles = new LinkedHashSet<>();
        migrations.forEach(line -> migrationFiles.add(line.path()));
        migrationFiles.addAll(repository.paths("**/*.prisma", "db/schema.rb", "**/schema.sql"));
        migrationFiles.forEach(path -> repository.text(path).code().stream()
                .filter(line -> INDEX.matcher(line.text()).find())
                .findFirst()
                .ifPresent(indexes::add));
        indexes.addAll(repository.findOutsideTests(
                INDEX,
                "**/models/**/*.py",
                "**/models.py",
                "**/*.{java,kt,cs}",
                "**/*{entity,model,schema}*.{ts,js,go}",
                "**/{entities,models}/**/*.{ts,js,go}"));
        findings.yesAt("database.indexes", repository, indexes);
        findings.yesAt("database.connection_pool", repository, pools(repository));
        findings.yesAt("database.connection_pool", 0.7, repository, repository.findOutsideTests(POOLED, "**/*.rs"));
    }

    private static List<Line> pools(RepositoryFiles repository) {
        List<Line> pools = new ArrayList<>(repository.findOutsideTests(
                POOL,
                "**/*.{yaml,yml,properties,toml,env,conf,json,ini,tf}",
                "**/*.{java,kt,scala,go,py,rb,js,ts,cs,rs,ex,exs}",
                "**/.env*"));
        for (Line line : repository.findOutsideTests(NODE_POOL, "**/*.{js,ts,mjs}")) {
            repository.text(line.path()).code().stream()
                    .filter(near -> near.number() >= line.number() && near.number() <= line.number() + 8)
                    .filter(near -> NODE_MAX.matcher(near.text()).find())
                    .findFirst()
                    .ifPresent(pools::add);
        }
        return pools;
    }
}
