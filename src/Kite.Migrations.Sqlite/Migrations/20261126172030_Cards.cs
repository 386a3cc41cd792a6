using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Cards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "card_corrections",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    card_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    card_number = table.Column<long>(type: "INTEGER", nullable: false),
                    store_number = table.Column<int>(type: "INTEGER", nullable: false),
                    principal_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    bonus_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    proposed_by_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    proposed_by = table.Column<string>(type: "TEXT", nullable: false),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_by_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    decided_by = table.Column<string>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_card_corrections", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "card_kinds",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    tiers = table.Column<string>(type: "TEXT", nullable: false),
                    spend_order = table.Column<string>(type: "TEXT", nullable: false),
                    least_top_up_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    most_top_up_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    most_balance_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    needs_pin = table.Column<bool>(type: "INTEGER", nullable: false),
                    bonus_days = table.Column<int>(type: "INTEGER", nullable: true),
                    grace_days = table.Column<int>(type: "INTEGER", nullable: false),
                    is_issued = table.Column<bool>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_card_kinds", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "card_pins",
                columns: table => new
                {
                    card_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    salt = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    failures = table.Column<int>(type: "INTEGER", nullable: false),
                    failures_of_day = table.Column<int>(type: "INTEGER", nullable: false),
                    failed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    locked_until = table.Column<long>(type: "INTEGER", nullable: true),
                    is_blocked = table.Column<bool>(type: "INTEGER", nullable: false),
                    set_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_card_pins", x => x.card_id);
                });

            migrationBuilder.CreateTable(
                name: "cards",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    kind_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    purse_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    customer_number = table.Column<long>(type: "INTEGER", nullable: true),
                    recorded_under = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    replaced_by = table.Column<long>(type: "INTEGER", nullable: true),
                    store_number = table.Column<int>(type: "INTEGER", nullable: false),
                    issued_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cards", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_card_corrections_state_id",
                table: "card_corrections",
                columns: new[] { "state", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_card_kinds_name",
                table: "card_kinds",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cards_customer_id_number",
                table: "cards",
                columns: new[] { "customer_id", "number" });

            migrationBuilder.CreateIndex(
                name: "IX_cards_number",
                table: "cards",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cards_purse_id",
                table: "cards",
                column: "purse_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "card_corrections");

            migrationBuilder.DropTable(
                name: "card_kinds");

            migrationBuilder.DropTable(
                name: "card_pins");

            migrationBuilder.DropTable(
                name: "cards");
        }
    }
}
