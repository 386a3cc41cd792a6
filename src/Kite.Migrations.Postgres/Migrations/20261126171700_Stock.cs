using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Postgres.Migrations
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
                    store_number = table.Column<int>(type: "integer", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    level_thousandths = table.Column<long>(type: "bigint", nullable: false),
                    last_line = table.Column<long>(type: "bigint", nullable: false),
                    low_thousandths = table.Column<long>(type: "bigint", nullable: true),
                    is_closed = table.Column<bool>(type: "boolean", nullable: false),
                    counted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    counted_day = table.Column<DateOnly>(type: "date", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stock_levels", x => new { x.store_number, x.product_id });
                });

            migrationBuilder.CreateTable(
                name: "stock_movements",
                columns: table => new
                {
                    store_number = table.Column<int>(type: "integer", nullable: false),
                    product_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<long>(type: "bigint", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    quantity_thousandths = table.Column<long>(type: "bigint", nullable: false),
                    level_thousandths = table.Column<long>(type: "bigint", nullable: false),
                    counted_thousandths = table.Column<long>(type: "bigint", nullable: true),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    slip_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reference = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    is_overdrawn = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stock_movements", x => new { x.store_number, x.product_id, x.line });
                });

            migrationBuilder.CreateTable(
                name: "stock_slips",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    store_number = table.Column<int>(type: "integer", nullable: false),
                    to_store_number = table.Column<int>(type: "integer", nullable: true),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    reference = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    lines = table.Column<int>(type: "integer", nullable: false)
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
                CREATE FUNCTION stock_movements_stay() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'stock movements are only added'; END $$;
                CREATE TRIGGER stock_movements_stay BEFORE UPDATE OR DELETE ON stock_movements
                FOR EACH ROW EXECUTE FUNCTION stock_movements_stay();
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
