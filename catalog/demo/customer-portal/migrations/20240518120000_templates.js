exports.up = (knex) =>
  knex.schema.createTable('booking_template', (table) => {
    table.uuid('id').primary();
    table.text('customer').notNullable();
    table.index(['customer']);
    table.jsonb('content').notNullable();
  });

exports.down = (knex) => knex.schema.dropTable('booking_template');
