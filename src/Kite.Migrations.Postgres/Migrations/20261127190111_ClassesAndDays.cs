using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ClassesAndDays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "arranged_days",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tiles = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    store_number = table.Column<int>(type: "integer", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_arranged_days", x => x.person_id);
                });

            migrationBuilder.CreateTable(
                name: "class_changes",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    scheme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_number = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    from_class = table.Column<int>(type: "integer", nullable: false),
                    from_version = table.Column<int>(type: "integer", nullable: false),
                    to_class = table.Column<int>(type: "integer", nullable: false),
                    net_coins = table.Column<long>(type: "bigint", nullable: false),
                    is_first = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_class_changes", x => new { x.customer_id, x.run_id });
                });

            migrationBuilder.CreateTable(
                name: "class_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    scheme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    from_day = table.Column<DateOnly>(type: "date", nullable: false),
                    to_day = table.Column<DateOnly>(type: "date", nullable: false),
                    lines = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reached = table.Column<long>(type: "bigint", nullable: false),
                    customers = table.Column<int>(type: "integer", nullable: false),
                    changed = table.Column<int>(type: "integer", nullable: false),
                    starter_id = table.Column<Guid>(type: "uuid", nullable: true),
                    starter_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_class_runs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "class_runs_seen",
                columns: table => new
                {
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_class_runs_seen", x => new { x.run_id, x.person_id });
                });

            migrationBuilder.CreateTable(
                name: "class_schemes",
                columns: table => new
                {
                    scheme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    of = table.Column<string>(type: "text", nullable: false),
                    bounds = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    months = table.Column<int>(type: "integer", nullable: false),
                    store_number = table.Column<int>(type: "integer", nullable: true),
                    runs = table.Column<string>(type: "text", nullable: false),
                    slack_percent = table.Column<int>(type: "integer", nullable: false),
                    at_work = table.Column<bool>(type: "boolean", nullable: false),
                    classes = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    made_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    made_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_class_schemes", x => new { x.scheme_id, x.version });
                });

            migrationBuilder.CreateTable(
                name: "customer_classes",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    scheme_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_number = table.Column<long>(type: "bigint", nullable: false),
                    @class = table.Column<int>(name: "class", type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    since_day = table.Column<DateOnly>(type: "date", nullable: false),
                    net_coins = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customer_classes", x => new { x.customer_id, x.scheme_id });
                });

            migrationBuilder.CreateIndex(
                name: "IX_class_changes_run_id_net_coins_customer_number",
                table: "class_changes",
                columns: new[] { "run_id", "net_coins", "customer_number" });

            migrationBuilder.CreateIndex(
                name: "IX_class_runs_number",
                table: "class_runs",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_class_runs_scheme_id_number",
                table: "class_runs",
                columns: new[] { "scheme_id", "number" });

            migrationBuilder.CreateIndex(
                name: "IX_customer_classes_scheme_id_customer_number",
                table: "customer_classes",
                columns: new[] { "scheme_id", "customer_number" });

            // Which schemes there were and who changed class stay: rows are only ever added.
            foreach (var table in new[] { "class_schemes", "class_changes" })
            {
                migrationBuilder.Sql(
                    $"""
                    CREATE TRIGGER {table}_stay BEFORE UPDATE OR DELETE ON {table}
                    FOR EACH ROW EXECUTE FUNCTION rows_stay();
                    CREATE TRIGGER {table}_empty BEFORE TRUNCATE ON {table}
                    FOR EACH STATEMENT EXECUTE FUNCTION rows_stay();
                    REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM CURRENT_USER;
                    """);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "arranged_days");

            migrationBuilder.DropTable(
                name: "class_changes");

            migrationBuilder.DropTable(
                name: "class_runs");

            migrationBuilder.DropTable(
                name: "class_runs_seen");

            migrationBuilder.DropTable(
                name: "class_schemes");

            migrationBuilder.DropTable(
                name: "customer_classes");
        }
    }
}
