using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Postgres.Migrations
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
                type: "text",
                nullable: false,
                defaultValue: "TopUps");

            migrationBuilder.AddColumn<DateOnly>(
                name: "last_day",
                table: "cards",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "discount_basis_points",
                table: "card_kinds",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "holders",
                table: "card_kinds",
                type: "text",
                nullable: false,
                defaultValue: "Anyone");

            migrationBuilder.AddColumn<int>(
                name: "term_months",
                table: "card_kinds",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "membership_ends",
                columns: table => new
                {
                    membership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    back_coins = table.Column<long>(type: "bigint", nullable: false),
                    tender = table.Column<string>(type: "text", nullable: false),
                    store_number = table.Column<int>(type: "integer", nullable: false),
                    transaction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    asker_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reference = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_membership_ends", x => x.membership_id);
                });

            migrationBuilder.CreateTable(
                name: "membership_incomes",
                columns: table => new
                {
                    membership_id = table.Column<Guid>(type: "uuid", nullable: false),
                    through_day = table.Column<DateOnly>(type: "date", nullable: false),
                    coins = table.Column<long>(type: "bigint", nullable: false),
                    transaction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_membership_incomes", x => new { x.membership_id, x.through_day });
                });

            migrationBuilder.CreateTable(
                name: "membership_plans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    grade = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    fee_coins = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    unit = table.Column<string>(type: "text", nullable: false),
                    term = table.Column<int>(type: "integer", nullable: false),
                    renew_days = table.Column<int>(type: "integer", nullable: true),
                    grace_days = table.Column<int>(type: "integer", nullable: false),
                    gives_member_prices = table.Column<bool>(type: "boolean", nullable: false),
                    is_sold = table.Column<bool>(type: "boolean", nullable: false),
                    made_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_membership_plans", x => new { x.id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "memberships",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_number = table.Column<int>(type: "integer", nullable: false),
                    customer_id = table.Column<Guid>(type: "uuid", nullable: true),
                    customer_number = table.Column<long>(type: "bigint", nullable: true),
                    recorded_under = table.Column<long>(type: "bigint", nullable: false),
                    card_id = table.Column<Guid>(type: "uuid", nullable: false),
                    purse_id = table.Column<Guid>(type: "uuid", nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    until_day = table.Column<DateOnly>(type: "date", nullable: false),
                    fee_coins = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    tender = table.Column<string>(type: "text", nullable: false),
                    renews = table.Column<long>(type: "bigint", nullable: true),
                    store_number = table.Column<int>(type: "integer", nullable: false),
                    transaction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    asker_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reference = table.Column<string>(type: "text", nullable: true, collation: "C")
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
                migrationBuilder.Sql(
                    $"""
                    CREATE TRIGGER {table}_are_only_added_to
                    BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
                    FOR EACH STATEMENT EXECUTE FUNCTION only_added_to();
                    """);
            }
            migrationBuilder.Sql(
                """
                CREATE TRIGGER memberships_stay
                BEFORE UPDATE OF id, number, plan_id, plan_number, card_id, purse_id, first_day, last_day, until_day,
                    fee_coins, currency, tender, renews, store_number, transaction_id, day, at, asker_name,
                    reference
                ON memberships FOR EACH STATEMENT EXECUTE FUNCTION only_added_to();
                CREATE TRIGGER memberships_last BEFORE DELETE OR TRUNCATE ON memberships
                FOR EACH STATEMENT EXECUTE FUNCTION only_added_to();
                """);
            // And the program's own role has no right to anything else (decision 0362).
            migrationBuilder.Sql(
                """
                REVOKE UPDATE, DELETE, TRUNCATE
                ON membership_plans, memberships, membership_ends, membership_incomes
                FROM CURRENT_USER;
                GRANT UPDATE (customer_id, customer_number, recorded_under)
                ON memberships TO CURRENT_USER;
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
                type: "boolean",
                nullable: false,
                defaultValue: false);
        }
    }
}
