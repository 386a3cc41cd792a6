using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Postgres.Migrations
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    card_id = table.Column<Guid>(type: "uuid", nullable: false),
                    card_number = table.Column<long>(type: "bigint", nullable: false),
                    store_number = table.Column<int>(type: "integer", nullable: false),
                    principal_coins = table.Column<long>(type: "bigint", nullable: false),
                    bonus_coins = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<string>(type: "text", nullable: false),
                    proposed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    proposed_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_card_corrections", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "card_kinds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    tiers = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    spend_order = table.Column<string>(type: "text", nullable: false),
                    least_top_up_coins = table.Column<long>(type: "bigint", nullable: false),
                    most_top_up_coins = table.Column<long>(type: "bigint", nullable: false),
                    most_balance_coins = table.Column<long>(type: "bigint", nullable: false),
                    needs_pin = table.Column<bool>(type: "boolean", nullable: false),
                    bonus_days = table.Column<int>(type: "integer", nullable: true),
                    grace_days = table.Column<int>(type: "integer", nullable: false),
                    is_issued = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_card_kinds", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "card_pins",
                columns: table => new
                {
                    card_id = table.Column<Guid>(type: "uuid", nullable: false),
                    salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    failures_of_day = table.Column<int>(type: "integer", nullable: false),
                    failed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    locked_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_blocked = table.Column<bool>(type: "boolean", nullable: false),
                    set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_card_pins", x => x.card_id);
                });

            migrationBuilder.CreateTable(
                name: "cards",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    kind_id = table.Column<Guid>(type: "uuid", nullable: false),
                    purse_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    customer_number = table.Column<long>(type: "bigint", nullable: true),
                    recorded_under = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    replaced_by = table.Column<long>(type: "bigint", nullable: true),
                    store_number = table.Column<int>(type: "integer", nullable: false),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
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
