using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Sqlite.Migrations
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
                    checkout_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    line = table.Column<int>(type: "INTEGER", nullable: false),
                    strategy_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    version_number = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    coins = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checkout_discounts", x => new { x.checkout_id, x.line, x.strategy_id });
                });

            migrationBuilder.CreateTable(
                name: "checkout_moves",
                columns: table => new
                {
                    receipt_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    tender = table.Column<int>(type: "INTEGER", nullable: false),
                    card_number = table.Column<long>(type: "INTEGER", nullable: false),
                    purse_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    transaction_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    change = table.Column<long>(type: "INTEGER", nullable: false),
                    after = table.Column<long>(type: "INTEGER", nullable: false)
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
                name: "checkout_discounts");

            migrationBuilder.DropTable(
                name: "checkout_moves");
        }
    }
}
