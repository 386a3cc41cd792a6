using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ListFiltersAndBulkEdits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "bulk_edit_rows",
                columns: table => new
                {
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    edit_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    customer_number = table.Column<long>(type: "INTEGER", nullable: false),
                    before = table.Column<string>(type: "TEXT", nullable: true),
                    is_left = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bulk_edit_rows", x => new { x.customer_id, x.edit_id });
                });

            migrationBuilder.CreateTable(
                name: "bulk_edits",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    place = table.Column<long>(type: "INTEGER", nullable: false),
                    field = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: true),
                    removes = table.Column<bool>(type: "INTEGER", nullable: false),
                    customers = table.Column<int>(type: "INTEGER", nullable: false),
                    changed = table.Column<int>(type: "INTEGER", nullable: false),
                    already = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by_name = table.Column<string>(type: "TEXT", nullable: false),
                    undone_at = table.Column<long>(type: "INTEGER", nullable: true),
                    undone_by_name = table.Column<string>(type: "TEXT", nullable: true),
                    left_alone = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bulk_edits", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_customers_city_number",
                table: "customers",
                columns: new[] { "city", "number" },
                filter: "city IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_customers_country_number",
                table: "customers",
                columns: new[] { "country", "number" },
                filter: "country IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_customers_industry_number",
                table: "customers",
                columns: new[] { "industry", "number" },
                filter: "industry IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_customers_language_number",
                table: "customers",
                columns: new[] { "language", "number" },
                filter: "language IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_customers_source_number",
                table: "customers",
                columns: new[] { "source", "number" });

            migrationBuilder.CreateIndex(
                name: "IX_bulk_edit_rows_edit_id_customer_number",
                table: "bulk_edit_rows",
                columns: new[] { "edit_id", "customer_number" });

            migrationBuilder.CreateIndex(
                name: "IX_bulk_edits_place",
                table: "bulk_edits",
                column: "place",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "bulk_edit_rows");

            migrationBuilder.DropTable(
                name: "bulk_edits");

            migrationBuilder.DropIndex(
                name: "IX_customers_city_number",
                table: "customers");

            migrationBuilder.DropIndex(
                name: "IX_customers_country_number",
                table: "customers");

            migrationBuilder.DropIndex(
                name: "IX_customers_industry_number",
                table: "customers");

            migrationBuilder.DropIndex(
                name: "IX_customers_language_number",
                table: "customers");

            migrationBuilder.DropIndex(
                name: "IX_customers_source_number",
                table: "customers");
        }
    }
}
