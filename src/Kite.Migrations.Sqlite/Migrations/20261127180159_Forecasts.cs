using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Forecasts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "forecast_months",
                columns: table => new
                {
                    forecast_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    expected = table.Column<long>(type: "INTEGER", nullable: false),
                    low80 = table.Column<long>(type: "INTEGER", nullable: false),
                    high80 = table.Column<long>(type: "INTEGER", nullable: false),
                    low95 = table.Column<long>(type: "INTEGER", nullable: false),
                    high95 = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forecast_months", x => new { x.forecast_id, x.month });
                });

            migrationBuilder.CreateTable(
                name: "forecasts",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    first_month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    store_number = table.Column<int>(type: "INTEGER", nullable: false),
                    measure = table.Column<string>(type: "TEXT", nullable: false),
                    model = table.Column<string>(type: "TEXT", nullable: false),
                    months_known = table.Column<int>(type: "INTEGER", nullable: false),
                    scale_thousandths = table.Column<long>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    made_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forecasts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "special_days",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    store_number = table.Column<int>(type: "INTEGER", nullable: true),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: false),
                    made_by = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_special_days", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_forecasts_first_month_store_number_measure",
                table: "forecasts",
                columns: new[] { "first_month", "store_number", "measure" },
                unique: true);

            // What was foreseen stays as it was: rows are only ever added.
            foreach (var table in new[] { "forecasts", "forecast_months" })
            {
                migrationBuilder.Sql(
                    $"""
                    CREATE TRIGGER {table}_stay BEFORE UPDATE ON {table}
                    BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
                    CREATE TRIGGER {table}_last BEFORE DELETE ON {table}
                    BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
                    """);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "forecast_months");

            migrationBuilder.DropTable(
                name: "forecasts");

            migrationBuilder.DropTable(
                name: "special_days");
        }
    }
}
