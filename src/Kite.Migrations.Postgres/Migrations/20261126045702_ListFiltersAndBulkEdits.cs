using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Postgres.Migrations
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
                    customer_id = table.Column<Guid>(type: "uuid", nullable: false),
                    edit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    customer_number = table.Column<long>(type: "bigint", nullable: false),
                    before = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    is_left = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bulk_edit_rows", x => new { x.customer_id, x.edit_id });
                });

            migrationBuilder.CreateTable(
                name: "bulk_edits",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<long>(type: "bigint", nullable: false),
                    field = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    value = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    removes = table.Column<bool>(type: "boolean", nullable: false),
                    customers = table.Column<int>(type: "integer", nullable: false),
                    changed = table.Column<int>(type: "integer", nullable: false),
                    already = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    undone_by_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    left_alone = table.Column<int>(type: "integer", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
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
