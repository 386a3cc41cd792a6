using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Sqlite.Migrations
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
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    latest = table.Column<int>(type: "INTEGER", nullable: false),
                    proposed = table.Column<int>(type: "INTEGER", nullable: true),
                    proposed_by_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    proposed_by = table.Column<string>(type: "TEXT", nullable: true),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    approved = table.Column<int>(type: "INTEGER", nullable: true),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    stopped_at = table.Column<long>(type: "INTEGER", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_strategies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "strategy_days",
                columns: table => new
                {
                    strategy_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    store_number = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    uses = table.Column<long>(type: "INTEGER", nullable: false),
                    coins = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_strategy_days", x => new { x.strategy_id, x.store_number, x.day });
                });

            migrationBuilder.CreateTable(
                name: "strategy_steps",
                columns: table => new
                {
                    strategy_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    line = table.Column<int>(type: "INTEGER", nullable: false),
                    deed = table.Column<string>(type: "TEXT", nullable: false),
                    version_number = table.Column<int>(type: "INTEGER", nullable: false),
                    by_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_strategy_steps", x => new { x.strategy_id, x.line });
                });

            migrationBuilder.CreateTable(
                name: "strategy_uses",
                columns: table => new
                {
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    strategy_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    reference = table.Column<string>(type: "TEXT", nullable: false),
                    recorded_under = table.Column<long>(type: "INTEGER", nullable: false),
                    version_number = table.Column<int>(type: "INTEGER", nullable: false),
                    store_number = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    coins = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_strategy_uses", x => new { x.customer_id, x.strategy_id, x.reference });
                });

            migrationBuilder.CreateTable(
                name: "strategy_versions",
                columns: table => new
                {
                    strategy_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    rules = table.Column<string>(type: "TEXT", nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    owner = table.Column<string>(type: "TEXT", nullable: false),
                    departments_told = table.Column<string>(type: "TEXT", nullable: false),
                    safety = table.Column<string>(type: "TEXT", nullable: false),
                    success_measure = table.Column<string>(type: "TEXT", nullable: false),
                    exceptions = table.Column<string>(type: "TEXT", nullable: false),
                    made_by_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    made_by = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false)
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
                CREATE TRIGGER strategy_versions_stay BEFORE UPDATE ON strategy_versions
                BEGIN SELECT RAISE(ABORT, 'versions of strategies are only added'); END;
                CREATE TRIGGER strategy_versions_last BEFORE DELETE ON strategy_versions
                BEGIN SELECT RAISE(ABORT, 'versions of strategies are only added'); END;
                CREATE TRIGGER strategy_steps_stay BEFORE UPDATE ON strategy_steps
                BEGIN SELECT RAISE(ABORT, 'steps of strategies are only added'); END;
                CREATE TRIGGER strategy_steps_last BEFORE DELETE ON strategy_steps
                BEGIN SELECT RAISE(ABORT, 'steps of strategies are only added'); END;
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
