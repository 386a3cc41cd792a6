using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Sqlite.Migrations
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
                    checkout_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    line = table.Column<int>(type: "INTEGER", nullable: false),
                    coupon_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    ending = table.Column<string>(type: "TEXT", nullable: false),
                    coins = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checkout_coupons", x => new { x.checkout_id, x.line, x.coupon_id });
                });

            // What was paid stays: rows are only ever added.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER checkout_coupons_stay BEFORE UPDATE ON checkout_coupons
                BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
                CREATE TRIGGER checkout_coupons_last BEFORE DELETE ON checkout_coupons
                BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
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
