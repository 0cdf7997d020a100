using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Vedette.Model;

namespace Vedette.Cli;

/// <summary>A server's certificate with its private key.</summary>
internal static class CertificateFile
{
    /// <param name="password">Null: it is not locked.</param>
    /// <exception cref="VedetteException">W726: the file is not there, is neither PKCS #12 nor PEM, has no private key, or the password does not open it.</exception>
    public static X509Certificate2 Read(string path, string? password)
    {
        try
        {
            bool isText = X509Certificate2.GetCertContentType(path) is X509ContentType.Cert;
            var found = !isText ? X509CertificateLoader.LoadPkcs12FromFile(path, password) : password is null ? X509Certificate2.CreateFromPemFile(path) : X509Certificate2.CreateFromEncryptedPemFile(path, password);
            if (!found.HasPrivateKey) throw new CryptographicException("It holds no private key.");
            return found;
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new VedetteException("W726", $"{path} is no certificate that can be served: {failure.Message} Give PKCS #12 (.pfx), or PEM with the private key in the same file; VEDETTE_CERTIFICATE_PASSWORD opens a locked one.", failure);
        }
    }
}
