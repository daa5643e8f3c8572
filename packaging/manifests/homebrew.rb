class Scanner < Formula
  desc "Is banned software on this machine"
  homepage "$address"
  url "$address/$linux.tar.gz"
  version "$version"
  sha256 "$linux_tar"
  license "Apache-2.0"
  depends_on :linux

  def install
    libexec.install Dir["*"]
    bin.install_symlink libexec/"scanner"
  end

  test do
    system bin/"scanner", "selftest"
  end
end
