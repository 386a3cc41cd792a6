using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Postgres.Migrations
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    currency_code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    is_retired = table.Column<bool>(type: "boolean", nullable: false),
                    made_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false, defaultValue: 1L)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_threshold_sets", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "threshold_versions",
                columns: table => new
                {
                    set_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    often = table.Column<long>(type: "bigint", nullable: false),
                    much_coins = table.Column<long>(type: "bigint", nullable: false),
                    currency_code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    months = table.Column<int>(type: "integer", nullable: true),
                    made_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
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
                SELECT '01980000-0000-7000-8000-000000000001', 'Standard',
                    COALESCE((SELECT currency_code FROM business LIMIT 1), 'CNY'), FALSE, '', since
                FROM map_lines;
                INSERT INTO threshold_versions
                    (set_id, version, from_day, often, much_coins, currency_code, made_by, made_at)
                SELECT '01980000-0000-7000-8000-000000000001', 1,
                    (since AT TIME ZONE 'UTC')::date, often, much_coins,
                    COALESCE((SELECT currency_code FROM business LIMIT 1), 'CNY'), '', since
                FROM map_lines;
                """);

            migrationBuilder.DropTable(
                name: "map_lines");

            // Where lines once lay stays: rows are only ever added.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER threshold_versions_stay BEFORE UPDATE OR DELETE ON threshold_versions
                FOR EACH ROW EXECUTE FUNCTION rows_stay();
                CREATE TRIGGER threshold_versions_empty BEFORE TRUNCATE ON threshold_versions
                FOR EACH STATEMENT EXECUTE FUNCTION rows_stay();
                REVOKE UPDATE, DELETE, TRUNCATE ON threshold_versions FROM CURRENT_USER;
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
                    id = table.Column<int>(type: "integer", nullable: false),
                    books_id = table.Column<Guid>(type: "uuid", nullable: false),
                    often = table.Column<long>(type: "bigint", nullable: false),
                    much_coins = table.Column<long>(type: "bigint", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_map_lines", x => x.id);
                });
        }
    }
}
