using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CataloguePrices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "member_price_coins",
                table: "products",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "sold_times",
                table: "products",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "tax_rate",
                table: "products",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "warranty_months",
                table: "products",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "price_list_customers",
                columns: table => new
                {
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    customer_number = table.Column<long>(type: "INTEGER", nullable: false),
                    price_list_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_price_list_customers", x => x.customer_id);
                });

            migrationBuilder.CreateTable(
                name: "price_list_prices",
                columns: table => new
                {
                    price_list_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    product_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    price_coins = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_price_list_prices", x => new { x.price_list_id, x.product_id });
                });

            migrationBuilder.CreateTable(
                name: "price_lists",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    last_day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_price_lists", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "product_categories",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    place = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_product_categories", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "serial_numbers",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    product_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    serial = table.Column<string>(type: "TEXT", nullable: false),
                    findable = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    customer_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    customer_number = table.Column<long>(type: "INTEGER", nullable: true),
                    recorded_under = table.Column<long>(type: "INTEGER", nullable: false),
                    sold_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    warranty_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    receipt = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_serial_numbers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tax_rates",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    is_retired = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tax_rates", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tax_versions",
                columns: table => new
                {
                    tax_rate_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    first_day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    basis_points = table.Column<int>(type: "INTEGER", nullable: false),
                    is_included = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tax_versions", x => new { x.tax_rate_id, x.first_day });
                });

            migrationBuilder.CreateIndex(
                name: "IX_price_list_customers_price_list_id_customer_number",
                table: "price_list_customers",
                columns: new[] { "price_list_id", "customer_number" });

            migrationBuilder.CreateIndex(
                name: "IX_price_list_prices_product_id",
                table: "price_list_prices",
                column: "product_id");

            migrationBuilder.CreateIndex(
                name: "IX_price_lists_name",
                table: "price_lists",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_product_categories_name",
                table: "product_categories",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_serial_numbers_customer_id",
                table: "serial_numbers",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "IX_serial_numbers_findable_id",
                table: "serial_numbers",
                columns: new[] { "findable", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_serial_numbers_product_id_findable",
                table: "serial_numbers",
                columns: new[] { "product_id", "findable" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_tax_rates_code",
                table: "tax_rates",
                column: "code",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "price_list_customers");

            migrationBuilder.DropTable(
                name: "price_list_prices");

            migrationBuilder.DropTable(
                name: "price_lists");

            migrationBuilder.DropTable(
                name: "product_categories");

            migrationBuilder.DropTable(
                name: "serial_numbers");

            migrationBuilder.DropTable(
                name: "tax_rates");

            migrationBuilder.DropTable(
                name: "tax_versions");

            migrationBuilder.DropColumn(
                name: "member_price_coins",
                table: "products");

            migrationBuilder.DropColumn(
                name: "sold_times",
                table: "products");

            migrationBuilder.DropColumn(
                name: "tax_rate",
                table: "products");

            migrationBuilder.DropColumn(
                name: "warranty_months",
                table: "products");
        }
    }
}
