using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Rehearsals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "rehearsal_cases",
                columns: table => new
                {
                    rehearsal_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    odd = table.Column<string>(type: "TEXT", nullable: false),
                    line = table.Column<int>(type: "INTEGER", nullable: false),
                    customer_number = table.Column<long>(type: "INTEGER", nullable: true),
                    purchase_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    store_number = table.Column<int>(type: "INTEGER", nullable: true),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    list_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    paid_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    coins = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rehearsal_cases", x => new { x.rehearsal_id, x.odd, x.line });
                });

            migrationBuilder.CreateTable(
                name: "rehearsal_customers",
                columns: table => new
                {
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    rehearsal_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    customer_number = table.Column<long>(type: "INTEGER", nullable: false),
                    visits = table.Column<int>(type: "INTEGER", nullable: false),
                    net_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    receipts = table.Column<int>(type: "INTEGER", nullable: false),
                    touched = table.Column<int>(type: "INTEGER", nullable: false),
                    given_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    gain_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    before = table.Column<string>(type: "TEXT", nullable: true),
                    after = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rehearsal_customers", x => new { x.customer_id, x.rehearsal_id });
                });

            migrationBuilder.CreateTable(
                name: "rehearsal_days",
                columns: table => new
                {
                    rehearsal_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    store_number = table.Column<int>(type: "INTEGER", nullable: false),
                    receipts = table.Column<long>(type: "INTEGER", nullable: false),
                    touched = table.Column<long>(type: "INTEGER", nullable: false),
                    list_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    given_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    cost_coins = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rehearsal_days", x => new { x.rehearsal_id, x.day, x.store_number });
                });

            migrationBuilder.CreateTable(
                name: "rehearsal_figures",
                columns: table => new
                {
                    rehearsal_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    count = table.Column<long>(type: "INTEGER", nullable: false),
                    coins = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rehearsal_figures", x => new { x.rehearsal_id, x.kind, x.name });
                });

            migrationBuilder.CreateTable(
                name: "rehearsals",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    strategy_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    strategy_version = table.Column<int>(type: "INTEGER", nullable: false),
                    strategy_name = table.Column<string>(type: "TEXT", nullable: false),
                    parts = table.Column<string>(type: "TEXT", nullable: false),
                    from_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    store_number = table.Column<int>(type: "INTEGER", nullable: true),
                    paying = table.Column<string>(type: "TEXT", nullable: false),
                    uplift_basis_points = table.Column<int>(type: "INTEGER", nullable: true),
                    margin_basis_points = table.Column<int>(type: "INTEGER", nullable: true),
                    deep_percent = table.Column<int>(type: "INTEGER", nullable: false),
                    share_percent = table.Column<int>(type: "INTEGER", nullable: false),
                    rule = table.Column<string>(type: "TEXT", nullable: false),
                    often = table.Column<long>(type: "INTEGER", nullable: false),
                    much_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    budget_coins = table.Column<long>(type: "INTEGER", nullable: true),
                    last_position = table.Column<long>(type: "INTEGER", nullable: false),
                    receipts = table.Column<long>(type: "INTEGER", nullable: false),
                    receipts_done = table.Column<long>(type: "INTEGER", nullable: false),
                    at_customer = table.Column<byte[]>(type: "BLOB", nullable: true),
                    at_receipt = table.Column<byte[]>(type: "BLOB", nullable: true),
                    working = table.Column<string>(type: "TEXT", nullable: true),
                    touched = table.Column<long>(type: "INTEGER", nullable: false),
                    given_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    cost_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    stop_asked = table.Column<bool>(type: "INTEGER", nullable: false),
                    failure = table.Column<string>(type: "TEXT", nullable: true),
                    starter_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    starter_name = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rehearsals", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_rehearsal_customers_rehearsal_id_gain_coins_customer_number",
                table: "rehearsal_customers",
                columns: new[] { "rehearsal_id", "gain_coins", "customer_number" });

            migrationBuilder.CreateIndex(
                name: "IX_rehearsals_number",
                table: "rehearsals",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rehearsals_strategy_id",
                table: "rehearsals",
                column: "strategy_id");

            foreach (var table in new[]
            {
                "rehearsal_days", "rehearsal_customers", "rehearsal_cases", "rehearsal_figures",
            })
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
                name: "rehearsal_cases");

            migrationBuilder.DropTable(
                name: "rehearsal_customers");

            migrationBuilder.DropTable(
                name: "rehearsal_days");

            migrationBuilder.DropTable(
                name: "rehearsal_figures");

            migrationBuilder.DropTable(
                name: "rehearsals");
        }
    }
}
