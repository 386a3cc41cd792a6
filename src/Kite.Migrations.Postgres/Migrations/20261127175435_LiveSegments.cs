using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class LiveSegments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "changed_at",
                table: "segments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "copy_of",
                table: "segments",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_live",
                table: "segments",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "rule",
                table: "segments",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<long>(
                name: "version",
                table: "segments",
                type: "bigint",
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
