using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class CheckoutCoupons : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "checkout_coupons",
                columns: table => new
                {
                    checkout_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    coupon_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ending = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    coins = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checkout_coupons", x => new { x.checkout_id, x.line, x.coupon_id });
                });

            // What was paid stays: rows are only ever added.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER checkout_coupons_stay BEFORE UPDATE OR DELETE ON checkout_coupons
                FOR EACH ROW EXECUTE FUNCTION rows_stay();
                CREATE TRIGGER checkout_coupons_empty BEFORE TRUNCATE ON checkout_coupons
                FOR EACH STATEMENT EXECUTE FUNCTION rows_stay();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "checkout_coupons");
        }
    }
}
