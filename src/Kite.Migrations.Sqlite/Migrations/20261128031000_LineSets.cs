using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class LineSets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "threshold_sets",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", nullable: false),
                    is_retired = table.Column<bool>(type: "INTEGER", nullable: false),
                    made_by = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false, defaultValue: 1L)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_threshold_sets", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "threshold_versions",
                columns: table => new
                {
                    set_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    often = table.Column<long>(type: "INTEGER", nullable: false),
                    much_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", nullable: false),
                    months = table.Column<int>(type: "INTEGER", nullable: true),
                    made_by = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_threshold_versions", x => new { x.set_id, x.version });
                });

            migrationBuilder.CreateIndex(
                name: "IX_threshold_sets_name",
                table: "threshold_sets",
                column: "name",
                unique: true);

            // The one pair of lines that was kept is the standard set, from its day on.
            migrationBuilder.Sql(
                """
                INSERT INTO threshold_sets (id, name, currency_code, is_retired, made_by, made_at)
                SELECT X'01980000000070008000000000000001', 'Standard',
                    COALESCE((SELECT currency_code FROM business LIMIT 1), 'CNY'), 0, '', since
                FROM map_lines;
                INSERT INTO threshold_versions
                    (set_id, version, from_day, often, much_coins, currency_code, made_by, made_at)
                SELECT X'01980000000070008000000000000001', 1,
                    date((since - 621355968000000000) / 10000000, 'unixepoch'), often, much_coins,
                    COALESCE((SELECT currency_code FROM business LIMIT 1), 'CNY'), '', since
                FROM map_lines;
                """);

            migrationBuilder.DropTable(
                name: "map_lines");

            // Where lines once lay stays: rows are only ever added.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER threshold_versions_stay BEFORE UPDATE ON threshold_versions
                BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
                CREATE TRIGGER threshold_versions_last BEFORE DELETE ON threshold_versions
                BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "threshold_sets");

            migrationBuilder.DropTable(
                name: "threshold_versions");

            migrationBuilder.CreateTable(
                name: "map_lines",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    books_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    often = table.Column<long>(type: "INTEGER", nullable: false),
                    much_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_map_lines", x => x.id);
                });
        }
    }
}
