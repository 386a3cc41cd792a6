using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class CardBooks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "books_head",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_books_head", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "entries",
                columns: table => new
                {
                    purse_id = table.Column<Guid>(type: "uuid", nullable: false),
                    transaction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    account = table.Column<string>(type: "text", nullable: false),
                    lot = table.Column<int>(type: "integer", nullable: true),
                    basis = table.Column<int>(type: "integer", nullable: true),
                    coins = table.Column<long>(type: "bigint", nullable: false),
                    balance_coins = table.Column<long>(type: "bigint", nullable: true),
                    purse_line = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_entries", x => new { x.purse_id, x.transaction_id, x.line });
                });

            migrationBuilder.CreateTable(
                name: "lots",
                columns: table => new
                {
                    purse_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    principal_coins = table.Column<long>(type: "bigint", nullable: false),
                    bonus_coins = table.Column<long>(type: "bigint", nullable: false),
                    spend_order = table.Column<string>(type: "text", nullable: false),
                    bonus_until = table.Column<DateOnly>(type: "date", nullable: true),
                    grace_days = table.Column<int>(type: "integer", nullable: false),
                    principal_left_coins = table.Column<long>(type: "bigint", nullable: false),
                    bonus_left_coins = table.Column<long>(type: "bigint", nullable: false),
                    basis = table.Column<int>(type: "integer", nullable: false),
                    basis_principal_coins = table.Column<long>(type: "bigint", nullable: false),
                    basis_bonus_coins = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lots", x => new { x.purse_id, x.number });
                    table.CheckConstraint("never_below_zero", "principal_left_coins >= 0 AND bonus_left_coins >= 0");
                });

            migrationBuilder.CreateTable(
                name: "purses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    principal_coins = table.Column<long>(type: "bigint", nullable: false),
                    bonus_coins = table.Column<long>(type: "bigint", nullable: false),
                    lines = table.Column<long>(type: "bigint", nullable: false),
                    lots = table.Column<int>(type: "integer", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_purses", x => x.id);
                    table.CheckConstraint("never_below_zero", "principal_coins >= 0 AND bonus_coins >= 0");
                });

            migrationBuilder.CreateTable(
                name: "seals",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    first_position = table.Column<long>(type: "bigint", nullable: false),
                    last_position = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_seals", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "transactions",
                columns: table => new
                {
                    purse_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    store_number = table.Column<int>(type: "integer", nullable: false),
                    principal_coins = table.Column<long>(type: "bigint", nullable: false),
                    bonus_coins = table.Column<long>(type: "bigint", nullable: false),
                    principal_after_coins = table.Column<long>(type: "bigint", nullable: false),
                    bonus_after_coins = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    refunds_id = table.Column<Guid>(type: "uuid", nullable: true),
                    relates_to_id = table.Column<Guid>(type: "uuid", nullable: true),
                    card_id = table.Column<Guid>(type: "uuid", nullable: true),
                    asker_id = table.Column<Guid>(type: "uuid", nullable: true),
                    asker_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    approver = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    reference = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_transactions", x => new { x.purse_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "value_keys",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    request_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    purse_id = table.Column<Guid>(type: "uuid", nullable: false),
                    transaction_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_value_keys", x => x.key);
                });

            migrationBuilder.CreateIndex(
                name: "IX_entries_purse_id_purse_line",
                table: "entries",
                columns: new[] { "purse_id", "purse_line" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_transactions_position",
                table: "transactions",
                column: "position");

            migrationBuilder.CreateIndex(
                name: "IX_transactions_purse_id_position",
                table: "transactions",
                columns: new[] { "purse_id", "position" });

            migrationBuilder.CreateIndex(
                name: "IX_transactions_purse_id_refunds_id",
                table: "transactions",
                columns: new[] { "purse_id", "refunds_id" });

            // The end of the books is there from the beginning: it is only ever held and moved.
            migrationBuilder.Sql(
                "INSERT INTO books_head (id, position, at) VALUES (1, 0, '1970-01-01Z');");
            // What is written here stays as it is, whoever has the database open.
            migrationBuilder.Sql(
                """
                CREATE FUNCTION only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE EXCEPTION '% are only added to', TG_TABLE_NAME;
                END
                $$;
                """);
            foreach (var table in new[] { "transactions", "entries", "value_keys", "seals" })
            {
                migrationBuilder.Sql(
                    $"""
                    CREATE TRIGGER {table}_are_only_added_to
                    BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
                    FOR EACH STATEMENT EXECUTE FUNCTION only_added_to();
                    """);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "books_head");

            migrationBuilder.DropTable(
                name: "entries");

            migrationBuilder.DropTable(
                name: "lots");

            migrationBuilder.DropTable(
                name: "purses");

            migrationBuilder.DropTable(
                name: "seals");

            migrationBuilder.DropTable(
                name: "transactions");

            migrationBuilder.DropTable(
                name: "value_keys");
        }
    }
}
