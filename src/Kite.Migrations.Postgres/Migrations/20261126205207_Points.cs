using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Points : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "never_below_zero",
                table: "purses");

            migrationBuilder.DropCheckConstraint(
                name: "never_below_zero",
                table: "lots");

            migrationBuilder.AddColumn<long>(
                name: "points",
                table: "transactions",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "points_after",
                table: "transactions",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "points",
                table: "purses",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "points_owed",
                table: "purses",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "points",
                table: "lots",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "points_lapsed",
                table: "lots",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "points_left",
                table: "lots",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "point_purchases",
                columns: table => new
                {
                    purse_id = table.Column<Guid>(type: "uuid", nullable: false),
                    transaction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    of_id = table.Column<Guid>(type: "uuid", nullable: true),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    store_number = table.Column<int>(type: "integer", nullable: false),
                    coins = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    card_kind_id = table.Column<Guid>(type: "uuid", nullable: false),
                    lines = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    points = table.Column<long>(type: "bigint", nullable: false),
                    lot = table.Column<int>(type: "integer", nullable: true),
                    until = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_point_purchases", x => new { x.purse_id, x.transaction_id });
                });

            migrationBuilder.CreateTable(
                name: "point_rules",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: false),
                    first_day = table.Column<DateOnly>(type: "date", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: true),
                    is_off = table.Column<bool>(type: "boolean", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    points = table.Column<long>(type: "bigint", nullable: false),
                    every_coins = table.Column<long>(type: "bigint", nullable: false),
                    least_coins = table.Column<long>(type: "bigint", nullable: false),
                    visits = table.Column<int>(type: "integer", nullable: false),
                    period = table.Column<string>(type: "text", nullable: false),
                    percent = table.Column<int>(type: "integer", nullable: false),
                    days = table.Column<int>(type: "integer", nullable: false),
                    grace_days = table.Column<int>(type: "integer", nullable: false),
                    weekdays = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    card_kinds = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    products = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    categories = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    made_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_point_rules", x => new { x.id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "point_steps",
                columns: table => new
                {
                    purse_id = table.Column<Guid>(type: "uuid", nullable: false),
                    transaction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    rule_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule_number = table.Column<int>(type: "integer", nullable: false),
                    rule_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: false),
                    missed = table.Column<string>(type: "text", nullable: true),
                    of_coins = table.Column<long>(type: "bigint", nullable: true),
                    every_coins = table.Column<long>(type: "bigint", nullable: true),
                    times = table.Column<long>(type: "bigint", nullable: true),
                    rest_coins = table.Column<long>(type: "bigint", nullable: true),
                    of_points = table.Column<long>(type: "bigint", nullable: true),
                    points_each = table.Column<long>(type: "bigint", nullable: true),
                    percent = table.Column<int>(type: "integer", nullable: true),
                    visits_before = table.Column<int>(type: "integer", nullable: true),
                    coins_before = table.Column<long>(type: "bigint", nullable: true),
                    days = table.Column<int>(type: "integer", nullable: true),
                    points = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_point_steps", x => new { x.purse_id, x.transaction_id, x.line });
                });

            migrationBuilder.AddCheckConstraint(
                name: "never_below_zero",
                table: "purses",
                sql: "principal_coins >= 0 AND bonus_coins >= 0 AND points >= 0 AND points_owed >= 0");

            migrationBuilder.CreateIndex(
                name: "IX_lots_bonus_until",
                table: "lots",
                column: "bonus_until",
                filter: "bonus_until IS NOT NULL AND (bonus_left_coins > 0 OR points_left > 0)");

            migrationBuilder.AddCheckConstraint(
                name: "never_below_zero",
                table: "lots",
                sql: "principal_left_coins >= 0 AND bonus_left_coins >= 0 AND points_left >= 0");

            migrationBuilder.CreateIndex(
                name: "IX_point_purchases_purse_id_day",
                table: "point_purchases",
                columns: new[] { "purse_id", "day" });

            migrationBuilder.CreateIndex(
                name: "IX_point_purchases_purse_id_of_id",
                table: "point_purchases",
                columns: new[] { "purse_id", "of_id" });

            // What explains points stays as it is, like what is posted.
            foreach (var table in new[] { "point_purchases", "point_steps", "point_rules" })
            {
                migrationBuilder.Sql(
                    $"""
                    CREATE TRIGGER {table}_are_only_added_to
                    BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
                    FOR EACH STATEMENT EXECUTE FUNCTION only_added_to();
                    """);
            }
            // And the program's own role has no right to anything else (decision 0362).
            migrationBuilder.Sql(
                """
                REVOKE UPDATE, DELETE, TRUNCATE
                ON transactions, entries, value_keys, seals, point_purchases, point_steps,
                    point_rules
                FROM CURRENT_USER;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "point_purchases");

            migrationBuilder.DropTable(
                name: "point_rules");

            migrationBuilder.DropTable(
                name: "point_steps");

            migrationBuilder.DropCheckConstraint(
                name: "never_below_zero",
                table: "purses");

            migrationBuilder.DropIndex(
                name: "IX_lots_bonus_until",
                table: "lots");

            migrationBuilder.DropCheckConstraint(
                name: "never_below_zero",
                table: "lots");

            migrationBuilder.DropColumn(
                name: "points",
                table: "transactions");

            migrationBuilder.DropColumn(
                name: "points_after",
                table: "transactions");

            migrationBuilder.DropColumn(
                name: "points",
                table: "purses");

            migrationBuilder.DropColumn(
                name: "points_owed",
                table: "purses");

            migrationBuilder.DropColumn(
                name: "points",
                table: "lots");

            migrationBuilder.DropColumn(
                name: "points_lapsed",
                table: "lots");

            migrationBuilder.DropColumn(
                name: "points_left",
                table: "lots");

            migrationBuilder.AddCheckConstraint(
                name: "never_below_zero",
                table: "purses",
                sql: "principal_coins >= 0 AND bonus_coins >= 0");

            migrationBuilder.AddCheckConstraint(
                name: "never_below_zero",
                table: "lots",
                sql: "principal_left_coins >= 0 AND bonus_left_coins >= 0");
        }
    }
}
