using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Stock : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "stock_levels",
                columns: table => new
                {
                    store_number = table.Column<int>(type: "INTEGER", nullable: false),
                    product_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    level_thousandths = table.Column<long>(type: "INTEGER", nullable: false),
                    last_line = table.Column<long>(type: "INTEGER", nullable: false),
                    low_thousandths = table.Column<long>(type: "INTEGER", nullable: true),
                    is_closed = table.Column<bool>(type: "INTEGER", nullable: false),
                    counted_at = table.Column<long>(type: "INTEGER", nullable: false),
                    counted_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stock_levels", x => new { x.store_number, x.product_id });
                });

            migrationBuilder.CreateTable(
                name: "stock_movements",
                columns: table => new
                {
                    store_number = table.Column<int>(type: "INTEGER", nullable: false),
                    product_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    line = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    quantity_thousandths = table.Column<long>(type: "INTEGER", nullable: false),
                    level_thousandths = table.Column<long>(type: "INTEGER", nullable: false),
                    counted_thousandths = table.Column<long>(type: "INTEGER", nullable: true),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    slip_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    reference = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    is_overdrawn = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stock_movements", x => new { x.store_number, x.product_id, x.line });
                });

            migrationBuilder.CreateTable(
                name: "stock_slips",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    store_number = table.Column<int>(type: "INTEGER", nullable: false),
                    to_store_number = table.Column<int>(type: "INTEGER", nullable: true),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    lines = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stock_slips", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_stock_levels_product_id",
                table: "stock_levels",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "IX_stock_movements_id",
                table: "stock_movements",
                column: "id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_stock_movements_product_id_id",
                table: "stock_movements",
                columns: new[] { "product_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_movements_slip_id",
                table: "stock_movements",
                column: "slip_id");

            migrationBuilder.CreateIndex(
                name: "IX_stock_movements_store_number_id",
                table: "stock_movements",
                columns: new[] { "store_number", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_slips_kind_number",
                table: "stock_slips",
                columns: new[] { "kind", "number" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_slips_number",
                table: "stock_slips",
                column: "number",
                unique: true);

            // Movements are only ever added.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER stock_movements_stay BEFORE UPDATE ON stock_movements
                BEGIN SELECT RAISE(ABORT, 'stock movements are only added'); END;
                CREATE TRIGGER stock_movements_last BEFORE DELETE ON stock_movements
                BEGIN SELECT RAISE(ABORT, 'stock movements are only added'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "stock_levels");

            migrationBuilder.DropTable(
                name: "stock_movements");

            migrationBuilder.DropTable(
                name: "stock_slips");
        }
    }
}
