using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Memberships : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "is_member",
                table: "parked_bills");

            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "shift_values",
                type: "TEXT",
                nullable: false,
                defaultValue: "TopUps");

            migrationBuilder.AddColumn<DateOnly>(
                name: "last_day",
                table: "cards",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "discount_basis_points",
                table: "card_kinds",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "holders",
                table: "card_kinds",
                type: "TEXT",
                nullable: false,
                defaultValue: "Anyone");

            migrationBuilder.AddColumn<int>(
                name: "term_months",
                table: "card_kinds",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "membership_ends",
                columns: table => new
                {
                    membership_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    back_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    tender = table.Column<string>(type: "TEXT", nullable: false),
                    store_number = table.Column<int>(type: "INTEGER", nullable: false),
                    transaction_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    asker_name = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_membership_ends", x => x.membership_id);
                });

            migrationBuilder.CreateTable(
                name: "membership_incomes",
                columns: table => new
                {
                    membership_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    through_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    coins = table.Column<long>(type: "INTEGER", nullable: false),
                    transaction_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_membership_incomes", x => new { x.membership_id, x.through_day });
                });

            migrationBuilder.CreateTable(
                name: "membership_plans",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    grade = table.Column<string>(type: "TEXT", nullable: false),
                    fee_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    unit = table.Column<string>(type: "TEXT", nullable: false),
                    term = table.Column<int>(type: "INTEGER", nullable: false),
                    renew_days = table.Column<int>(type: "INTEGER", nullable: true),
                    grace_days = table.Column<int>(type: "INTEGER", nullable: false),
                    gives_member_prices = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_sold = table.Column<bool>(type: "INTEGER", nullable: false),
                    made_by = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_membership_plans", x => new { x.id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "memberships",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    plan_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    plan_number = table.Column<int>(type: "INTEGER", nullable: false),
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    customer_number = table.Column<long>(type: "INTEGER", nullable: true),
                    recorded_under = table.Column<long>(type: "INTEGER", nullable: false),
                    card_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    purse_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    fee_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    tender = table.Column<string>(type: "TEXT", nullable: false),
                    renews = table.Column<long>(type: "INTEGER", nullable: true),
                    store_number = table.Column<int>(type: "INTEGER", nullable: false),
                    transaction_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    asker_name = table.Column<string>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_memberships", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_memberships_customer_id_until_day",
                table: "memberships",
                columns: new[] { "customer_id", "until_day" });

            migrationBuilder.CreateIndex(
                name: "IX_memberships_last_day",
                table: "memberships",
                column: "last_day");

            migrationBuilder.CreateIndex(
                name: "IX_memberships_number",
                table: "memberships",
                column: "number");

            migrationBuilder.CreateIndex(
                name: "IX_memberships_purse_id",
                table: "memberships",
                column: "purse_id");

            // What was sold, earned and given back is only added to; merges of customers move whose
            // a membership is.
            foreach (var table in new[]
            {
                "membership_plans", "membership_ends", "membership_incomes",
            })
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
            migrationBuilder.Sql(
                """
                CREATE TRIGGER memberships_stay
                BEFORE UPDATE OF id, number, plan_id, plan_number, card_id, purse_id, first_day, last_day, until_day,
                    fee_coins, currency, tender, renews, store_number, transaction_id, day, at, asker_name,
                    reference
                ON memberships
                BEGIN
                    SELECT RAISE(ABORT, 'memberships are only added to');
                END;
                CREATE TRIGGER memberships_last BEFORE DELETE ON memberships
                BEGIN
                    SELECT RAISE(ABORT, 'memberships are only added to');
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "membership_ends");

            migrationBuilder.DropTable(
                name: "membership_incomes");

            migrationBuilder.DropTable(
                name: "membership_plans");

            migrationBuilder.DropTable(
                name: "memberships");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "shift_values");

            migrationBuilder.DropColumn(
                name: "last_day",
                table: "cards");

            migrationBuilder.DropColumn(
                name: "discount_basis_points",
                table: "card_kinds");

            migrationBuilder.DropColumn(
                name: "holders",
                table: "card_kinds");

            migrationBuilder.DropColumn(
                name: "term_months",
                table: "card_kinds");

            migrationBuilder.AddColumn<bool>(
                name: "is_member",
                table: "parked_bills",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);
        }
    }
}
