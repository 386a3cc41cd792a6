using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Discounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "checkout_discounts",
                columns: table => new
                {
                    checkout_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    strategy_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version_number = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    coins = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checkout_discounts", x => new { x.checkout_id, x.line, x.strategy_id });
                });

            migrationBuilder.CreateTable(
                name: "checkout_moves",
                columns: table => new
                {
                    receipt_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tender = table.Column<int>(type: "integer", nullable: false),
                    card_number = table.Column<long>(type: "bigint", nullable: false),
                    purse_id = table.Column<Guid>(type: "uuid", nullable: false),
                    transaction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    change = table.Column<long>(type: "bigint", nullable: false),
                    after = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checkout_moves", x => new { x.receipt_id, x.tender });
                });

            // What was paid stays: rows are only ever added.
            foreach (var table in new[]
            {
                "checkout_discounts", "checkout_moves",
            })
            {
                migrationBuilder.Sql(
                    $"""
                    CREATE TRIGGER {table}_stay BEFORE UPDATE OR DELETE ON {table}
                    FOR EACH ROW EXECUTE FUNCTION rows_stay();
                    CREATE TRIGGER {table}_empty BEFORE TRUNCATE ON {table}
                    FOR EACH STATEMENT EXECUTE FUNCTION rows_stay();
                    """);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "checkout_discounts");

            migrationBuilder.DropTable(
                name: "checkout_moves");
        }
    }
}
