using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Strategies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "strategies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    latest = table.Column<int>(type: "integer", nullable: false),
                    proposed = table.Column<int>(type: "integer", nullable: true),
                    proposed_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    proposed_by = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    approved = table.Column<int>(type: "integer", nullable: true),
                    first_day = table.Column<DateOnly>(type: "date", nullable: true),
                    last_day = table.Column<DateOnly>(type: "date", nullable: true),
                    stopped_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_strategies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "strategy_days",
                columns: table => new
                {
                    strategy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    store_number = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    uses = table.Column<long>(type: "bigint", nullable: false),
                    coins = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_strategy_days", x => new { x.strategy_id, x.store_number, x.day });
                });

            migrationBuilder.CreateTable(
                name: "strategy_steps",
                columns: table => new
                {
                    strategy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    deed = table.Column<string>(type: "text", nullable: false),
                    version_number = table.Column<int>(type: "integer", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_strategy_steps", x => new { x.strategy_id, x.line });
                });

            migrationBuilder.CreateTable(
                name: "strategy_uses",
                columns: table => new
                {
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    strategy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    recorded_under = table.Column<long>(type: "bigint", nullable: false),
                    version_number = table.Column<int>(type: "integer", nullable: false),
                    store_number = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    coins = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_strategy_uses", x => new { x.customer_id, x.strategy_id, x.reference });
                });

            migrationBuilder.CreateTable(
                name: "strategy_versions",
                columns: table => new
                {
                    strategy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    rules = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    first_day = table.Column<DateOnly>(type: "date", nullable: true),
                    last_day = table.Column<DateOnly>(type: "date", nullable: true),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    owner = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    departments_told = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    safety = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    success_measure = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    exceptions = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    made_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    made_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_strategy_versions", x => new { x.strategy_id, x.number });
                });

            migrationBuilder.CreateIndex(
                name: "IX_strategies_name",
                table: "strategies",
                column: "name",
                unique: true);

            // What was written and decided stays.
            migrationBuilder.Sql(
                """
                CREATE FUNCTION strategies_stay() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'what strategies said is only added'; END $$;
                CREATE TRIGGER strategy_versions_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON strategy_versions
                FOR EACH STATEMENT EXECUTE FUNCTION strategies_stay();
                CREATE TRIGGER strategy_steps_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON strategy_steps
                FOR EACH STATEMENT EXECUTE FUNCTION strategies_stay();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "strategies");

            migrationBuilder.DropTable(
                name: "strategy_days");

            migrationBuilder.DropTable(
                name: "strategy_steps");

            migrationBuilder.DropTable(
                name: "strategy_uses");

            migrationBuilder.DropTable(
                name: "strategy_versions");
        }
    }
}
