using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class LiveSegments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "changed_at",
                table: "segments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "copy_of",
                table: "segments",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_live",
                table: "segments",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "rule",
                table: "segments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "version",
                table: "segments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "changed_at",
                table: "segments");

            migrationBuilder.DropColumn(
                name: "copy_of",
                table: "segments");

            migrationBuilder.DropColumn(
                name: "is_live",
                table: "segments");

            migrationBuilder.DropColumn(
                name: "rule",
                table: "segments");

            migrationBuilder.DropColumn(
                name: "version",
                table: "segments");
        }
    }
}
