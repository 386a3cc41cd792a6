using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Sqlite.Migrations
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
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "points_after",
                table: "transactions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "points",
                table: "purses",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "points_owed",
                table: "purses",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "points",
                table: "lots",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "points_lapsed",
                table: "lots",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "points_left",
                table: "lots",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "point_purchases",
                columns: table => new
                {
                    purse_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    transaction_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    of_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    store_number = table.Column<int>(type: "INTEGER", nullable: false),
                    coins = table.Column<long>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    card_kind_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    lines = table.Column<string>(type: "TEXT", nullable: false),
                    points = table.Column<long>(type: "INTEGER", nullable: false),
                    lot = table.Column<int>(type: "INTEGER", nullable: true),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_point_purchases", x => new { x.purse_id, x.transaction_id });
                });

            migrationBuilder.CreateTable(
                name: "point_rules",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    is_off = table.Column<bool>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    points = table.Column<long>(type: "INTEGER", nullable: false),
                    every_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    least_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    visits = table.Column<int>(type: "INTEGER", nullable: false),
                    period = table.Column<string>(type: "TEXT", nullable: false),
                    percent = table.Column<int>(type: "INTEGER", nullable: false),
                    days = table.Column<int>(type: "INTEGER", nullable: false),
                    grace_days = table.Column<int>(type: "INTEGER", nullable: false),
                    weekdays = table.Column<string>(type: "TEXT", nullable: false),
                    card_kinds = table.Column<string>(type: "TEXT", nullable: false),
                    products = table.Column<string>(type: "TEXT", nullable: false),
                    categories = table.Column<string>(type: "TEXT", nullable: false),
                    made_by = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_point_rules", x => new { x.id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "point_steps",
                columns: table => new
                {
                    purse_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    transaction_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    line = table.Column<int>(type: "INTEGER", nullable: false),
                    rule_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    rule_number = table.Column<int>(type: "INTEGER", nullable: false),
                    rule_name = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    missed = table.Column<string>(type: "TEXT", nullable: true),
                    of_coins = table.Column<long>(type: "INTEGER", nullable: true),
                    every_coins = table.Column<long>(type: "INTEGER", nullable: true),
                    times = table.Column<long>(type: "INTEGER", nullable: true),
                    rest_coins = table.Column<long>(type: "INTEGER", nullable: true),
                    of_points = table.Column<long>(type: "INTEGER", nullable: true),
                    points_each = table.Column<long>(type: "INTEGER", nullable: true),
                    percent = table.Column<int>(type: "INTEGER", nullable: true),
                    visits_before = table.Column<int>(type: "INTEGER", nullable: true),
                    coins_before = table.Column<long>(type: "INTEGER", nullable: true),
                    days = table.Column<int>(type: "INTEGER", nullable: true),
                    points = table.Column<long>(type: "INTEGER", nullable: false)
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
