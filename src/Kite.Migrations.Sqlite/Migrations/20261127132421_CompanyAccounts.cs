using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CompanyAccounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "seat_id",
                table: "transactions",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "account_number",
                table: "cards",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "seat_id",
                table: "cards",
                type: "BLOB",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "account_seats",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    holder_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    holder_number = table.Column<long>(type: "INTEGER", nullable: true),
                    holder_recorded_under = table.Column<long>(type: "INTEGER", nullable: false),
                    holder_name = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_seats", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "company_accounts",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    kind_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    purse_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    customer_number = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_under = table.Column<long>(type: "INTEGER", nullable: false),
                    store_number = table.Column<int>(type: "INTEGER", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_company_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "seat_days",
                columns: table => new
                {
                    seat_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    coins = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_seat_days", x => new { x.seat_id, x.day });
                    table.CheckConstraint("never_below_zero", "coins >= 0");
                });

            migrationBuilder.CreateTable(
                name: "seat_limits",
                columns: table => new
                {
                    seat_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    purchase_coins = table.Column<long>(type: "INTEGER", nullable: true),
                    day_coins = table.Column<long>(type: "INTEGER", nullable: true),
                    month_coins = table.Column<long>(type: "INTEGER", nullable: true),
                    may_spend_points = table.Column<bool>(type: "INTEGER", nullable: false),
                    after_position = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    made_by = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_seat_limits", x => new { x.seat_id, x.number });
                });

            migrationBuilder.CreateIndex(
                name: "IX_transactions_purse_id_seat_id_position",
                table: "transactions",
                columns: new[] { "purse_id", "seat_id", "position" },
                filter: "seat_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cards_account_number_number",
                table: "cards",
                columns: new[] { "account_number", "number" },
                filter: "account_number IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cards_seat_id",
                table: "cards",
                column: "seat_id",
                filter: "seat_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_account_seats_account_id",
                table: "account_seats",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_account_seats_holder_id",
                table: "account_seats",
                column: "holder_id",
                filter: "holder_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_company_accounts_customer_id_number",
                table: "company_accounts",
                columns: new[] { "customer_id", "number" });

            migrationBuilder.CreateIndex(
                name: "IX_company_accounts_number",
                table: "company_accounts",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_company_accounts_purse_id",
                table: "company_accounts",
                column: "purse_id",
                unique: true);

            // What a card was allowed to spend is only added to.
            foreach (var deed in new[] { "UPDATE", "DELETE" })
            {
                migrationBuilder.Sql(
                    $"""
                    CREATE TRIGGER seat_limits_are_only_added_to_{deed.ToLowerInvariant()}
                    BEFORE {deed} ON seat_limits
                    BEGIN
                        SELECT RAISE(ABORT, 'seat_limits are only added to');
                    END;
                    """);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_seats");

            migrationBuilder.DropTable(
                name: "company_accounts");

            migrationBuilder.DropTable(
                name: "seat_days");

            migrationBuilder.DropTable(
                name: "seat_limits");

            migrationBuilder.DropIndex(
                name: "IX_transactions_purse_id_seat_id_position",
                table: "transactions");

            migrationBuilder.DropIndex(
                name: "IX_cards_account_number_number",
                table: "cards");

            migrationBuilder.DropIndex(
                name: "IX_cards_seat_id",
                table: "cards");

            migrationBuilder.DropColumn(
                name: "seat_id",
                table: "transactions");

            migrationBuilder.DropColumn(
                name: "account_number",
                table: "cards");

            migrationBuilder.DropColumn(
                name: "seat_id",
                table: "cards");
        }
    }
}
