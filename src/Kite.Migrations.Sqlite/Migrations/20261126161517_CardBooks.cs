using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Sqlite.Migrations
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
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_books_head", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "entries",
                columns: table => new
                {
                    purse_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    transaction_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    line = table.Column<int>(type: "INTEGER", nullable: false),
                    account = table.Column<string>(type: "TEXT", nullable: false),
                    lot = table.Column<int>(type: "INTEGER", nullable: true),
                    basis = table.Column<int>(type: "INTEGER", nullable: true),
                    coins = table.Column<long>(type: "INTEGER", nullable: false),
                    balance_coins = table.Column<long>(type: "INTEGER", nullable: true),
                    purse_line = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_entries", x => new { x.purse_id, x.transaction_id, x.line });
                });

            migrationBuilder.CreateTable(
                name: "lots",
                columns: table => new
                {
                    purse_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    principal_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    bonus_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    spend_order = table.Column<string>(type: "TEXT", nullable: false),
                    bonus_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    grace_days = table.Column<int>(type: "INTEGER", nullable: false),
                    principal_left_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    bonus_left_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    basis = table.Column<int>(type: "INTEGER", nullable: false),
                    basis_principal_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    basis_bonus_coins = table.Column<long>(type: "INTEGER", nullable: false)
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    principal_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    bonus_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    lines = table.Column<long>(type: "INTEGER", nullable: false),
                    lots = table.Column<int>(type: "INTEGER", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false)
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
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    first_position = table.Column<long>(type: "INTEGER", nullable: false),
                    last_position = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_seals", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "transactions",
                columns: table => new
                {
                    purse_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    store_number = table.Column<int>(type: "INTEGER", nullable: false),
                    principal_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    bonus_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    principal_after_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    bonus_after_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    refunds_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    relates_to_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    card_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    asker_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    asker_name = table.Column<string>(type: "TEXT", nullable: false),
                    approver = table.Column<string>(type: "TEXT", nullable: true),
                    reference = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_transactions", x => new { x.purse_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "value_keys",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    request_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    purse_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    transaction_id = table.Column<byte[]>(type: "BLOB", nullable: false)
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
                "INSERT INTO books_head (id, position, at) VALUES (1, 0, 621355968000000000);");
            // What is written here stays as it is, whoever has the database open.
            foreach (var table in new[] { "transactions", "entries", "value_keys", "seals" })
            {
                foreach (var deed in new[] { "UPDATE", "DELETE" })
                {
                    migrationBuilder.Sql(
                        $"""
                        CREATE TRIGGER {table}_are_only_added_to_{deed.ToLowerInvariant()}
                        BEFORE {deed} ON {table}
                        BEGIN
                            SELECT RAISE(ABORT, '{table} are only added to');
                        END;
                        """);
                }
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
