using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class CardFigures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "issued_on",
                table: "lots",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            // A lot was given when its first line was written.
            migrationBuilder.Sql(
                """
                UPDATE lots SET issued_on = COALESCE((
                    SELECT t.day FROM entries e JOIN transactions t
                        ON t.purse_id = e.purse_id AND t.id = e.transaction_id
                    WHERE e.purse_id = lots.purse_id AND e.lot = lots.number
                    ORDER BY e.purse_line LIMIT 1), issued_on);
                """);

            migrationBuilder.CreateIndex(
                name: "IX_transactions_figures",
                table: "transactions",
                columns: new[] { "kind", "day", "position", "store_number", "currency", "principal_coins", "bonus_coins", "points" });

            migrationBuilder.CreateIndex(
                name: "IX_memberships_day",
                table: "memberships",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "IX_membership_ends_day",
                table: "membership_ends",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "IX_coupons_issued_at",
                table: "coupons",
                column: "issued_at");

            migrationBuilder.CreateIndex(
                name: "IX_checkouts_day",
                table: "checkouts",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "IX_cards_changed_at",
                table: "cards",
                column: "changed_at");

            migrationBuilder.CreateIndex(
                name: "IX_cards_issued_at",
                table: "cards",
                column: "issued_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_transactions_figures",
                table: "transactions");

            migrationBuilder.DropIndex(
                name: "IX_memberships_day",
                table: "memberships");

            migrationBuilder.DropIndex(
                name: "IX_membership_ends_day",
                table: "membership_ends");

            migrationBuilder.DropIndex(
                name: "IX_coupons_issued_at",
                table: "coupons");

            migrationBuilder.DropIndex(
                name: "IX_checkouts_day",
                table: "checkouts");

            migrationBuilder.DropIndex(
                name: "IX_cards_changed_at",
                table: "cards");

            migrationBuilder.DropIndex(
                name: "IX_cards_issued_at",
                table: "cards");

            migrationBuilder.DropColumn(
                name: "issued_on",
                table: "lots");
        }
    }
}
